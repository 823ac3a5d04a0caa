namespace Tenantry.AdminUi;

/// <summary>Renders error pages in the shell of the requested page.</summary>
public partial class ErrorLayout;

/// <summary>Renders the error page of a request that was rejected or failed.</summary>
public partial class ErrorPage;

/// <summary>Renders the message of an error page and the links to continue.</summary>
public partial class ErrorView;

/// <summary>Renders the page for a URL that does not exist.</summary>
public partial class NotFoundPage;
