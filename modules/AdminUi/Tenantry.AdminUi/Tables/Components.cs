namespace Tenantry.AdminUi;

/// <summary>A column of a <see cref="DataTable{TItem}"/>.</summary>
public partial class Column<TItem>;

/// <summary>Rows that sort, filter, search and page by link, with a state for empty, for broken and for loading. Cards on a phone.</summary>
public partial class DataTable<TItem>;

/// <summary>Where one is in a table, and the way on. <see cref="DataTable{TItem}"/> brings its own.</summary>
public partial class TablePages<TItem>;

/// <summary>The rows of a table. <see cref="DataTable{TItem}"/> brings its own.</summary>
public partial class TableRows<TItem>;

/// <summary>What stands where rows will be.</summary>
public partial class TableSkeleton;
