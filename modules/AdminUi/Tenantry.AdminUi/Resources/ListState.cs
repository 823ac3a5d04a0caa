namespace Tenantry.AdminUi.Resources;

/// <summary>What the parts of a list page share.</summary>
internal sealed record ListState(GeneratedResource Resource, ListRequest Request, ListPage Page, IReadOnlyList<ItemAction> Bulk);
