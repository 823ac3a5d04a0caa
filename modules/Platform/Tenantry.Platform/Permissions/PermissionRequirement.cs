using Microsoft.AspNetCore.Authorization;

namespace Tenantry.Platform.Permissions;

/// <summary>
/// Requires a permission. Every registered permission has a policy of its name that requires it; a host adds an
/// <see cref="AuthorizationHandler{TRequirement}"/> to grant permissions by rules of its own.
/// </summary>
/// <param name="Permission">The permission.</param>
public sealed record PermissionRequirement(PermissionDefinition Permission) : IAuthorizationRequirement;
