namespace Tenantry.AdminUi;

/// <summary>Renders the initials of a name as an avatar.</summary>
public partial class Avatar;

/// <summary>Renders an icon of the icon set in the text color.</summary>
public partial class Icon;
