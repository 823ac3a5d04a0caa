using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Tenantry.Platform.Permissions;

/// <summary>Refuses to start with a role that names a permission which does not exist: its members would silently lack it.</summary>
internal sealed partial class RoleOptionsValidator(IEnumerable<PermissionDefinition> permissions) : IValidateOptions<RoleOptions>
{
    public ValidateOptionsResult Validate(string? name, RoleOptions options)
    {
        var sides = permissions.DistinctBy(known => known.Name)
            .ToDictionary(known => known.Name, known => known.Side, StringComparer.Ordinal);
        var tenantSide = sides.Where(known => known.Value == PermissionSide.Tenant).Select(known => known.Key).ToList();
        var failures = options.Roles.Where(role => !RoleName().IsMatch(role.Name))
            .Select(role => $"'{role.Name}' is not a valid role. Use letters, digits and hyphens, at most 40, and start with a letter.")
            .Concat(options.Roles.SelectMany(role => role.Permissions.Select(wanted => Failure(role, wanted, sides, tenantSide)))
                .OfType<string>())
            .ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string? Failure(
        RoleDefinition role, string permission, Dictionary<string, PermissionSide> sides, List<string> tenantSide) =>
        !sides.TryGetValue(permission, out var side)
            ? $"The role '{role.Name}' has the unknown permission '{permission}'.{Suggestion(permission, tenantSide)}"
            : side == PermissionSide.Operator
                ? $"The role '{role.Name}' has the permission '{permission}', which only operators can have. Remove it from the role."
                : null;

    private static string Suggestion(string permission, List<string> known) =>
        known.MinBy(name => Spelling.Distance(permission, name)) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]{0,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoleName();
}
