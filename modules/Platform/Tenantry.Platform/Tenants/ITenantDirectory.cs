namespace Tenantry.Platform.Tenants;

/// <summary>Lists the tenants there are. The tenancy module implements it; a host without it has none.</summary>
public interface ITenantDirectory
{
    /// <summary>Lists every tenant that is not erased, oldest first.</summary>
    /// <param name="ct">Stops the listing.</param>
    /// <returns>Their ids.</returns>
    IAsyncEnumerable<TenantId> ListAsync(CancellationToken ct = default);

    /// <summary>Finds the names of tenants, for lists that an operator reads.</summary>
    /// <param name="tenants">Whose.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>A name for each tenant that exists.</returns>
    Task<IReadOnlyDictionary<TenantId, string>> NamesAsync(IReadOnlyCollection<TenantId> tenants, CancellationToken ct = default);
}

internal sealed class NoTenants : ITenantDirectory
{
    public async IAsyncEnumerable<TenantId> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task<IReadOnlyDictionary<TenantId, string>> NamesAsync(IReadOnlyCollection<TenantId> tenants, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<TenantId, string>>(new Dictionary<TenantId, string>());
}
