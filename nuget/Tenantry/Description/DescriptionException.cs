namespace Tenantry.Description;

/// <summary>Thrown when a value in the description is not valid.</summary>
internal sealed class DescriptionException(string path, string message) : Exception(message)
{
    /// <summary>Gets the path of the value, such as <c>$.products[0].plans[1].price</c>.</summary>
    public string Path { get; } = path;
}
