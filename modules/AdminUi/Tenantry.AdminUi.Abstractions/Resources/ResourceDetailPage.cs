namespace Tenantry.AdminUi;

/// <content>What the detail page shows beside the columns.</content>
public sealed partial class Resource<TRow>
{
    internal bool HasDetail { get; private set; } = true;

    internal Func<ResourceContext<TRow>, Task<string>>? ItemTitle { get; private set; }

    internal Func<TRow, object?>? ItemStatus { get; private set; }

    internal Func<TRow, string?>? AuditSubject { get; private set; }

    internal List<(string? Title, Func<ResourceContext<TRow>, Task<IReadOnlyList<ResourceField>>> Read)> Sections { get; } = [];

    internal List<Func<ResourceContext<TRow>, Task<IReadOnlyList<ResourceField>>>> LongTexts { get; } = [];

    internal List<RelatedList<TRow>> RelatedLists { get; } = [];

    internal Func<TRow, TenantId>? TenantOf { get; private set; }

    /// <summary>Leaves the detail page out: the list shows everything.</summary>
    /// <returns>The resource.</returns>
    public Resource<TRow> WithoutDetail()
    {
        HasDetail = false;
        return this;
    }

    /// <summary>Sets the heading of the detail page. The default is the first column.</summary>
    /// <param name="heading">Gets the heading.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Heading(Func<TRow, string> heading) => Heading(context => Task.FromResult(heading(context.Row)));

    /// <summary>Sets the heading of the detail page, if it must be read.</summary>
    /// <param name="heading">Reads the heading.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Heading(Func<ResourceContext<TRow>, Task<string>> heading)
    {
        ItemTitle = heading;
        return this;
    }

    /// <summary>Sets the status that stands beside the heading as a badge.</summary>
    /// <param name="status">Gets the status.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Status(Func<TRow, object?> status)
    {
        ItemStatus = status;
        return this;
    }

    /// <summary>Shows the audit trail of the row below its fields.</summary>
    /// <param name="subject">Gets what the audit trail calls the row, such as <c>payment/pi_1</c>.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Audited(Func<TRow, string?> subject)
    {
        AuditSubject = subject;
        return this;
    }

    /// <summary>
    /// Makes the detail page the page of a tenant: it shows the figures, lists, pages and newest timeline entries that modules contribute.
    /// </summary>
    /// <param name="tenant">Gets the tenant.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> PageOf(Func<TRow, TenantId> tenant)
    {
        TenantOf = tenant;
        return this;
    }

    /// <summary>Adds fields that have to be read, below those of the columns.</summary>
    /// <param name="fields">Reads the fields.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Fields(Func<ResourceContext<TRow>, Task<IReadOnlyList<ResourceField>>> fields)
    {
        Sections.Add((null, fields));
        return this;
    }

    /// <summary>Adds a panel with fields of its own. It is left out while it has none.</summary>
    /// <param name="title">The heading of the panel.</param>
    /// <param name="fields">Reads the fields.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Panel(string title, Func<ResourceContext<TRow>, Task<IReadOnlyList<ResourceField>>> fields)
    {
        Sections.Add((title, fields));
        return this;
    }

    /// <summary>Adds a long text, such as a payload or an error.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="text">Gets the text; <see langword="null"/> or empty for none.</param>
    /// <param name="kind">How it is shown: as text, code, JSON or HTML.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Text(string title, Func<TRow, string?> text, CellKind kind = CellKind.Text) =>
        Texts(context => Task.FromResult<IReadOnlyList<ResourceField>>([new(title, text(context.Row), kind)]));

    /// <summary>Adds long texts that have to be read.</summary>
    /// <param name="texts">Reads the texts.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Texts(Func<ResourceContext<TRow>, Task<IReadOnlyList<ResourceField>>> texts)
    {
        LongTexts.Add(texts);
        return this;
    }

    /// <summary>Adds the first rows of another resource that belong to this one, with a link to all of them.</summary>
    /// <param name="resource">The name of the other resource.</param>
    /// <param name="filter">The name of its column with a filter.</param>
    /// <param name="value">Gets the value to filter by; <see langword="null"/> for none.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Related(string resource, string filter, Func<TRow, object?> value)
    {
        RelatedLists.Add(new(resource, filter, value));
        return this;
    }
}

/// <summary>A list of another resource on a detail page.</summary>
internal sealed record RelatedList<TRow>(string Resource, string Filter, Func<TRow, object?> Value);
