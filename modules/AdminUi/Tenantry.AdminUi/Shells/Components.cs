namespace Tenantry.AdminUi;

/// <summary>The person, their account and the way out.</summary>
public partial class AccountMenu;

/// <summary>The document around every page.</summary>
public partial class App;

/// <summary>The logo and name of the product.</summary>
public partial class Brand;

/// <summary>The shell of the people who run the product: denser, search first.</summary>
public partial class OperatorLayout;

/// <summary>The navigation of a shell.</summary>
public partial class SideNav;

/// <summary>The shell of members and admins of a tenant.</summary>
public partial class SpaceLayout;

/// <summary>The tenant one is in, and the way to one's others.</summary>
public partial class TenantSwitcher;

/// <summary>The shell of people who are not customers yet, and of sign-in and checkout.</summary>
public partial class VisitorLayout;
