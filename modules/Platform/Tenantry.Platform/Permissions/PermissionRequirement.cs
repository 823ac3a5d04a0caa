using Microsoft.AspNetCore.Authorization;

namespace Tenantry.Platform.Permissions;

/// <summary>
/// Represents the requirement of a permission. Every registered permission has an authorization policy with its name and this requirement.
/// A host can add an <see cref="AuthorizationHandler{TRequirement}"/> to grant permissions by its own rules.
/// </summary>
/// <param name="Permission">The permission.</param>
public sealed record PermissionRequirement(PermissionDefinition Permission) : IAuthorizationRequirement;
