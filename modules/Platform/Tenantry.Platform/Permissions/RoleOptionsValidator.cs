using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Tenantry.Platform.Permissions;

/// <summary>Validates that the permissions of defined roles exist. Otherwise, members of a role would silently lack a permission.</summary>
internal sealed partial class RoleOptionsValidator(IEnumerable<PermissionDefinition> permissions) : IValidateOptions<RoleOptions>
{
    public ValidateOptionsResult Validate(string? name, RoleOptions options)
    {
        var sides = permissions.DistinctBy(permission => permission.Name)
            .ToDictionary(permission => permission.Name, permission => permission.Side, StringComparer.Ordinal);
        var wrongSide = options.OperatorRoles.SelectMany(role => role.Permissions
            .Where(permission => sides.GetValueOrDefault(permission) != PermissionSide.Operator)
            .Select(permission => $"The operator role '{role.Name}' has '{permission}', which is not a permission of operators."));
        var redefined = options.OperatorRoles.Where(role => role.Key == RoleOptions.OperatorOwner)
            .Select(role => $"The operator role '{role.Name}' has every permission and cannot be redefined.");
        var tenantSide = sides.Where(pair => pair.Value == PermissionSide.Tenant).Select(pair => pair.Key).ToList();
        var failures = options.Roles.Concat(options.OperatorRoles).Where(role => !RoleName().IsMatch(role.Name))
            .Select(role => $"'{role.Name}' is not a valid role. Use letters, digits and hyphens, at most 40, and start with a letter.")
            .Concat(options.Roles.SelectMany(role => role.Permissions.Select(permission => Failure(role, permission, sides, tenantSide)))
                .OfType<string>())
            .Concat(wrongSide).Concat(redefined).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string? Failure(
        RoleDefinition role, string permission, Dictionary<string, PermissionSide> sides, List<string> tenantSide) =>
        !sides.TryGetValue(permission, out var side)
            ? $"The role '{role.Name}' has the unknown permission '{permission}'.{Suggestion(permission, tenantSide)}"
            : side == PermissionSide.Operator
                ? $"The role '{role.Name}' has the permission '{permission}', which only operators can have. Remove it from the role."
                : null;

    private static string Suggestion(string permission, List<string> names) =>
        names.MinBy(name => Spelling.Distance(permission, name)) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]{0,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoleName();
}
