using System.Reflection;

namespace Tenantry.Billing.Pdf.Fonts;

/// <summary>Represents a font file in memory.</summary>
/// <param name="name">The name used in log messages.</param>
/// <param name="content">The content of the file.</param>
public sealed class FontFile(string name, byte[] content)
{
    /// <summary>Gets the name used in log messages.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the content of the file. It must not be changed.</summary>
    public byte[] Content { get; } = content;

    /// <summary>Reads a font from the resources of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="resource">The name of the resource.</param>
    /// <returns>The font.</returns>
    /// <exception cref="ArgumentException">The assembly has no such resource.</exception>
    public static FontFile FromResource(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new ArgumentException($"Assembly '{assembly.GetName().Name}' has no resource '{resource}'.", nameof(resource));
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new FontFile(resource, content);
    }
}
