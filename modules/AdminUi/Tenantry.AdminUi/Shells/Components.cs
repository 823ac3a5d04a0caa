namespace Tenantry.AdminUi;

/// <summary>Renders the account menu of the signed-in user, with the sign-out button.</summary>
public partial class AccountMenu;

/// <summary>Renders the HTML document around every page.</summary>
public partial class App;

/// <summary>Renders the logo and name of the product.</summary>
public partial class Brand;

/// <summary>Renders the shell of operators, who run the product. It is denser and starts with the search.</summary>
public partial class OperatorLayout;

/// <summary>Renders the pages of the current section as tabs.</summary>
public partial class SectionTabs;

/// <summary>Renders the navigation of a shell.</summary>
public partial class SideNav;

/// <summary>Renders the shell of members and admins of a tenant.</summary>
public partial class SpaceLayout;

/// <summary>Renders the current tenant and a menu of the other tenants of the user.</summary>
public partial class TenantSwitcher;

/// <summary>Renders the shell of visitors, used for public pages, sign-in and checkout.</summary>
public partial class VisitorLayout;
