namespace Tenantry.Description;

/// <summary>A value in the description breaks a rule.</summary>
internal sealed class DescriptionException(string path, string message) : Exception(message)
{
    /// <summary>Gets where: <c>$.products[0].plans[1].price</c>.</summary>
    public string Path { get; } = path;
}
