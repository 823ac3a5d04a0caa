namespace Tenantry.AdminUi;

/// <summary>Initials in place of a picture.</summary>
public partial class Avatar;

/// <summary>A drawing of the icon set, in the colour of the text.</summary>
public partial class Icon;
