using System.ComponentModel;

namespace Tenantry.AdminUi;

/// <summary>The parts.</summary>
public partial class Gallery;

/// <summary>The forms.</summary>
public partial class GalleryForms;

/// <summary>The icons.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial class GalleryIcons;

/// <summary>The operator shell.</summary>
public partial class GalleryOperator;

/// <summary>The plots.</summary>
public partial class GalleryPlots;

/// <summary>The tables.</summary>
public partial class GalleryTables;

/// <summary>The way between the gallery's pages.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial class GalleryTabs;

/// <summary>The visitor shell.</summary>
public partial class GalleryVisitor;
