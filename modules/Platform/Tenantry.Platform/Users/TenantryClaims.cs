namespace Tenantry.Platform.Users;

/// <summary>The claims by which a principal says for whom and as what it works. Set by the tenancy module, read by everyone.</summary>
public static class TenantryClaims
{
    /// <summary>The tenant that the sign-in or key is for.</summary>
    public const string Tenant = "tenantry:tenant";

    /// <summary>
    /// The key of the person's role in that tenant: <c>owner</c>, <c>admin</c>, <c>member</c>, or a role that the host defines.
    /// </summary>
    public const string Role = "tenantry:role";

    /// <summary>Present, with the value <c>true</c>, for a person who runs the deployment.</summary>
    public const string Operator = "tenantry:operator";

    /// <summary>The id of the API key that signed the request.</summary>
    public const string ApiKey = "tenantry:key";

    /// <summary>A permission given by name, as API keys have them.</summary>
    public const string Permission = "tenantry:permission";
}
