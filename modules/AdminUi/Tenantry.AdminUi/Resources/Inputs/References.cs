using Microsoft.AspNetCore.Http;

namespace Tenantry.AdminUi.Resources.Inputs;

/// <summary>Finds items of a resource for a picker, if the person may see them.</summary>
internal sealed class References(ResourceCatalog catalog, ResourceAccess access)
{
    public const int MaxChoices = 50;

    public async Task<IReadOnlyList<Choice>> FindAsync(
        ResourceShell shell, string name, string search, string? current, HttpContext context)
    {
        if (catalog.Find(shell, name) is not { } resource || !await access.MayAsync(context.User, resource))
        {
            return [];
        }

        var trimmed = search.Trim().Replace("\0", "", StringComparison.Ordinal);
        var request = ListRequest.All with
        {
            Search = resource.SearchHint is null ? "" : trimmed.Length > ListRequest.MaxSearch ? trimmed[..ListRequest.MaxSearch]
            : trimmed, Size = MaxChoices,
        };
        var page = await resource.ListAsync(context.RequestServices, request, context.RequestAborted);
        var choices = page.Rows.Select(row => new Choice(row.Id, CellText.Of(row.Cells.Count > 0 ? row.Cells[0] : null))).ToList();
        if (!string.IsNullOrEmpty(current) && choices.TrueForAll(choice => choice.Value != current)
            && await resource.FindAsync(context.RequestServices, current, context.RequestAborted) is { } item)
        {
            choices.Insert(0, new Choice(current, item.Detail.Title));
        }

        return choices;
    }
}
