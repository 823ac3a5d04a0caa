namespace Tenantry.AdminUi;

/// <summary>Specifies the shell that shows a generated page.</summary>
public enum ResourceShell
{
    /// <summary>The operator's, under <c>/admin</c>.</summary>
    Operator = 1,

    /// <summary>The tenant's, under <c>/space</c>.</summary>
    Space = 2,
}
