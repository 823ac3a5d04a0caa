namespace Tenantry.Platform.Users;

/// <summary>Defines the claim types that identify the tenant, role and permissions of a principal. The tenancy module sets them.</summary>
public static class TenantryClaims
{
    /// <summary>The claim type for the ID of the tenant that the principal acts for.</summary>
    public const string Tenant = "tenantry:tenant";

    /// <summary>
    /// The claim type for the key of the user's role in the tenant: <c>owner</c>, <c>admin</c>, <c>member</c>, or a role that the host
    /// defines.
    /// </summary>
    public const string Role = "tenantry:role";

    /// <summary>
    /// The claim type that marks an operator of the deployment. The value is the key of the operator's role, such as <c>support</c>;
    /// <c>owner</c> and <c>true</c> have every permission of operators.
    /// </summary>
    public const string Operator = "tenantry:operator";

    /// <summary>The claim type for the ID of the API key that authenticated the request.</summary>
    public const string ApiKey = "tenantry:key";

    /// <summary>The claim type for the name of a permission that is granted directly, such as to an API key.</summary>
    public const string Permission = "tenantry:permission";
}
