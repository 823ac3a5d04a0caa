using System.ComponentModel;

namespace Tenantry.AdminUi;

/// <summary>Shows the components of the gallery.</summary>
public partial class Gallery;

/// <summary>Shows the form components.</summary>
public partial class GalleryForms;

/// <summary>Shows the icons.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial class GalleryIcons;

/// <summary>Shows the operator shell.</summary>
public partial class GalleryOperator;

/// <summary>Shows the plots.</summary>
public partial class GalleryPlots;

/// <summary>Shows the tables.</summary>
public partial class GalleryTables;

/// <summary>Renders the links between the pages of the gallery.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial class GalleryTabs;

/// <summary>Shows the visitor shell.</summary>
public partial class GalleryVisitor;
