namespace Tenantry.AdminUi;

/// <summary>Renders a line or bar chart with a title, a unit, a table and a CSV download.</summary>
public partial class Plot;
