namespace Tenantry.AdminUi;

/// <summary>Lines or bars, with a title, a unit, a table and the numbers as CSV.</summary>
public partial class Plot;
