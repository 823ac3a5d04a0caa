namespace Tenantry.Tenancy.Tenants;

/// <summary>Problems of tenancy.</summary>
internal static class TenancyProblems
{
    public static Problem NameInvalid { get; } = new(ProblemKind.Invalid, "tenancy.name_invalid", "Enter a name of 1 to 80 characters.");

    public static Problem TenantNotFound { get; } = new(
        ProblemKind.NotFound, "tenancy.tenant_not_found", "This workspace doesn't exist. Check the URL.");
}
