namespace Tenantry.AdminUi;

/// <summary>Represents a value that links to another page.</summary>
/// <param name="Text">The text of the link.</param>
/// <param name="Href">The page, as a path from the root: <c>/admin/job-runs?q=billing.dunning</c>.</param>
public sealed record ResourceLink(string Text, string Href);

/// <summary>Represents the detail page of an item.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Fields">The fields in their order.</param>
public sealed record ResourceDetail(string Title, IReadOnlyList<ResourceField> Fields)
{
    /// <summary>Gets the status beside the heading, shown as a badge; <see langword="null"/> for none.</summary>
    public string? Status { get; init; }

    /// <summary>
    /// Gets what the audit trail calls the item, such as <c>subscription/01a1…</c>; its entries are shown below the fields.
    /// </summary>
    /// <value>The default is <see langword="null"/>: no audit trail is shown.</value>
    public string? Subject { get; init; }

    /// <summary>Gets long texts below the fields, such as a payload, each with its heading.</summary>
    public IReadOnlyList<ResourceField> Texts { get; init; } = [];
}

/// <summary>Represents a field with its name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value; <see langword="null"/> is shown as a dash.</param>
/// <param name="Kind">How it is shown.</param>
public sealed record ResourceField(string Name, object? Value, CellKind Kind = CellKind.Text);
