namespace Tenantry.AdminUi;

/// <summary>
/// Renders the list of a generated resource: its views, filters, rows, actions and pages. A page that shows more than the list contains it,
/// and the resource names that page. Nothing is shown to a user who lacks the permission of the resource.
/// </summary>
public partial class GeneratedList;
