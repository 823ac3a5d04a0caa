namespace Tenantry.Platform.Data;

/// <summary>Seeds the database with initial data. It runs at every start, so it adds only what is missing.</summary>
public interface IDataSeedContributor
{
    /// <summary>Gets the order among contributors. Lower numbers run first.</summary>
    int Order { get; }

    /// <summary>Adds the data that is missing.</summary>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>A task that completes when the data is saved.</returns>
    Task SeedAsync(CancellationToken ct);
}
