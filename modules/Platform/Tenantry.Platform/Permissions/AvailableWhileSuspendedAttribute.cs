namespace Tenantry.Platform.Permissions;

/// <summary>
/// Marks a page or endpoint that members with the required permission can still use while their tenant is suspended, such as canceling a
/// subscription. API keys can't.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AvailableWhileSuspendedAttribute : Attribute;
