namespace Tenantry.AdminUi;

/// <summary>Renders the flash messages of the previous request once. The layouts include it.</summary>
public partial class FlashNotices;

/// <summary>Renders a notice with an optional title.</summary>
public partial class Notice;
