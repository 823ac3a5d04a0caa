using System.Linq.Expressions;

namespace Tenantry.AdminUi;

/// <summary>
/// Defines a generated page over rows of a type. Columns give the list, its sorting, filters, search and CSV, and the detail page; actions
/// and forms are added beside them.
/// </summary>
/// <typeparam name="TRow">An entity, or a projection with property setters.</typeparam>
/// <example>
/// <code>
/// new Resource&lt;Payment&gt;("payments", "Payments", BillingPermissions.Operate) { Section = OperatorSections.Payments }
///     .FromDatabase&lt;BillingDbContext&gt;("operator lists payments", db =&gt; db.Set&lt;Payment&gt;())
///     .Key(payment =&gt; payment.GatewayId)
///     .Column("Amount", payment =&gt; payment.Amount, column =&gt; column.Sort(payment =&gt; payment.AmountMinor))
///     .Column("Paid", payment =&gt; payment.PaidAt, column =&gt; column.Sort().Filter())
///     .OrderByDescending(payment =&gt; payment.PaidAt);
/// </code>
/// </example>
public sealed partial class Resource<TRow> : Resource
    where TRow : class
{
    /// <summary>Initializes a new instance of the <see cref="Resource{TRow}"/> class.</summary>
    /// <param name="name">The last part of the address: lower-case letters, digits and hyphens.</param>
    /// <param name="title">The heading of the list, in the plural.</param>
    /// <param name="permission">The permission that is required to see the page.</param>
    /// <param name="shell">The shell that shows the page.</param>
    public Resource(string name, string title, string permission, ResourceShell shell = ResourceShell.Operator)
        : base(name, title, permission, shell)
    {
    }

    internal IReadOnlyList<LambdaExpression> KeyParts { get; private set; } = [];

    internal Func<IQueryable<TRow>, IOrderedQueryable<TRow>>? DefaultOrder { get; private set; }

    internal List<ResourceColumn<TRow>> Columns { get; } = [];

    internal List<ResourceView<TRow>> Views { get; } = [];

    internal bool IsCounted { get; private set; }

    internal string? CountedView { get; private set; }

    /// <summary>Sets the property that identifies a row. It is part of the addresses of the row and ends every sort order.</summary>
    /// <typeparam name="TKey">A string, a number, a <see cref="Guid"/> or a typed id.</typeparam>
    /// <param name="key">The property.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Key<TKey>(Expression<Func<TRow, TKey>> key)
    {
        KeyParts = [key];
        return this;
    }

    /// <summary>Sets the two properties that identify a row, usually the tenant and an id.</summary>
    /// <typeparam name="TFirst">The type of the first property.</typeparam>
    /// <typeparam name="TSecond">The type of the second property.</typeparam>
    /// <param name="first">The first property.</param>
    /// <param name="second">The second property.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Key<TFirst, TSecond>(Expression<Func<TRow, TFirst>> first, Expression<Func<TRow, TSecond>> second)
    {
        KeyParts = [first, second];
        return this;
    }

    /// <summary>Adds another property to those that identify a row.</summary>
    /// <typeparam name="TKey">The type of the property.</typeparam>
    /// <param name="key">The property.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> ThenKey<TKey>(Expression<Func<TRow, TKey>> key)
    {
        KeyParts = [.. KeyParts, key];
        return this;
    }

    /// <summary>Adds a column. The first one names the row. Its kind follows from the type of the value.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="title">The heading.</param>
    /// <param name="value">The value. Sorting, filtering and searching by it require a mapped property.</param>
    /// <param name="configure">Sets what else the column can do.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> Column<TValue>(
        string title, Expression<Func<TRow, TValue>> value, Action<ResourceColumn<TRow>>? configure = null)
    {
        var read = value.Compile();
        var column = new ResourceColumn<TRow>(title, value, row => read(row));
        configure?.Invoke(column);
        Columns.Add(column);
        return this;
    }

    /// <summary>Sets the order of the list while no column is chosen.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="value">A mapped property.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> OrderBy<TValue>(Expression<Func<TRow, TValue>> value) => OrderRows(rows => rows.OrderBy(value));

    /// <summary>Sets the descending order of the list while no column is chosen.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="value">A mapped property.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> OrderByDescending<TValue>(Expression<Func<TRow, TValue>> value) =>
        OrderRows(rows => rows.OrderByDescending(value));

    /// <summary>Sets an order of several properties for the list while no column is chosen. The key is added to it.</summary>
    /// <param name="order">Sorts the rows.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> OrderRows(Func<IQueryable<TRow>, IOrderedQueryable<TRow>> order)
    {
        DefaultOrder = order;
        return this;
    }

    /// <summary>Adds a named view: a tab above the list with the rows that satisfy a condition.</summary>
    /// <param name="name">The value of <c>view</c> in the address.</param>
    /// <param name="title">The label of the tab.</param>
    /// <param name="rows">The condition.</param>
    /// <param name="counted">Whether the tab shows the number of rows.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> View(string name, string title, Expression<Func<TRow, bool>> rows, bool counted = false) =>
        View(name, title, (_, _) => rows, counted);

    /// <summary>Adds a named view whose condition depends on the time.</summary>
    /// <param name="name">The value of <c>view</c> in the address.</param>
    /// <param name="title">The label of the tab.</param>
    /// <param name="rows">Builds the condition from the services and the current time.</param>
    /// <param name="counted">Whether the tab shows the number of rows.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> View(
        string name, string title, Func<IServiceProvider, DateTimeOffset, Expression<Func<TRow, bool>>> rows, bool counted = false)
    {
        Views.Add(new(name, title, rows, counted));
        return this;
    }

    /// <summary>Shows the number of rows of a view beside the navigation entry, as something that needs attention.</summary>
    /// <param name="view">The name of the view; <see langword="null"/> for all rows.</param>
    /// <returns>The resource.</returns>
    public Resource<TRow> NeedsAttention(string? view = null)
    {
        (IsCounted, CountedView) = (true, view);
        return this;
    }

    internal override T Accept<T>(IResourceVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A named view of a list.</summary>
internal sealed record ResourceView<TRow>(
    string Name, string Title, Func<IServiceProvider, DateTimeOffset, Expression<Func<TRow, bool>>> Rows, bool IsCounted);
