namespace Tenantry.AdminUi;

/// <summary>Defines a column of a <see cref="DataTable{TItem}"/>.</summary>
public partial class Column<TItem>;

/// <summary>
/// Renders a table that is sorted, filtered, searched and paged by links, with empty, error and loading states. On phones the rows are
/// cards.
/// </summary>
public partial class DataTable<TItem>;

/// <summary>Renders the paging of a table. <see cref="DataTable{TItem}"/> includes it.</summary>
public partial class TablePages<TItem>;

/// <summary>Renders the rows of a table. <see cref="DataTable{TItem}"/> includes them.</summary>
public partial class TableRows<TItem>;

/// <summary>Renders a placeholder while rows are loading.</summary>
public partial class TableSkeleton;
