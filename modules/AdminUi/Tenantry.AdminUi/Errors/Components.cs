namespace Tenantry.AdminUi;

/// <summary>The page that a refused or failed request is given.</summary>
public partial class ErrorPage;

/// <summary>What an error page says, and where it leads.</summary>
public partial class ErrorView;

/// <summary>The page for an address that leads nowhere.</summary>
public partial class NotFoundPage;
