namespace Tenantry.AdminUi;

/// <summary>Represents one row for which a page, an action or a form runs.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
/// <param name="Services">The services of the request, or of the row in a bulk action.</param>
/// <param name="Row">The row as it was read. It is not tracked.</param>
/// <param name="Id">The id of the row in addresses.</param>
/// <param name="CancellationToken">The cancellation token.</param>
public sealed record ResourceContext<TRow>(IServiceProvider Services, TRow Row, string Id, CancellationToken CancellationToken)
    where TRow : class
{
    /// <summary>Gets the reason that was given; <see langword="null"/> if the action does not ask for one.</summary>
    public string? Reason { get; init; }
}
