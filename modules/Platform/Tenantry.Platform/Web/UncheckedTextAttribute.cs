namespace Tenantry.Platform.Web;

/// <summary>
/// Marks an endpoint that reads its body itself and accepts any text in it, such as a webhook whose signature covers the body.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class UncheckedTextAttribute : Attribute;
