namespace Tenantry.AdminUi.Resources;

/// <summary>The addresses of generated pages, as paths from the root.</summary>
internal static class ResourceAddress
{
    public const string Operator = "/admin";
    public const string Space = "/space/r";

    public static string List(ResourceDefinition resource) => $"{(resource.Shell == ResourceShell.Space ? Space : Operator)}/{resource.Name}";

    public static string Csv(ResourceDefinition resource) => List(resource) + ".csv";

    public static string Item(ResourceDefinition resource, string id) => $"{List(resource)}/{Uri.EscapeDataString(id)}";

    public static string Action(ResourceDefinition resource, string id, ResourceAction action) => $"{Item(resource, id)}/{action.Name}";
}
