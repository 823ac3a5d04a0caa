using Microsoft.Extensions.Options;
using Tenantry.Platform.Permissions;

namespace Tenantry.Tenancy.Operators;

/// <summary>Lists the roles of operators: built-in roles and those that the host defines.</summary>
internal sealed class OperatorRoles(IOptions<RoleOptions> options)
{
    private static readonly string[] BuiltIn = [RoleOptions.OperatorOwner, "support", "finance", "read-only"];

    public IReadOnlyList<string> Keys => [.. BuiltIn.Concat(options.Value.OperatorRoles.Select(role => role.Key)).Distinct()];

    /// <summary>Returns the key of a role, or a problem that lists the existing ones.</summary>
    public Result<string> Find(string? input) => Keys.FirstOrDefault(key => key == input?.Trim().ToLowerInvariant()) is { } role
        ? role
        : OperatorProblems.RoleUnknown.WithMessage($"Enter one of these roles: {string.Join(", ", Keys)}.").WithField("role");
}
