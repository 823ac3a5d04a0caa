using System.Globalization;

namespace Tenantry.Benchmarks.Reports;

/// <summary>Parses the options after the command: <c>--name number</c>.</summary>
internal sealed class Arguments(string[] args)
{
    public int Number(string name, int defaultValue)
    {
        var index = Array.IndexOf(args, "--" + name);
        return index >= 0 && index + 1 < args.Length ? int.Parse(args[index + 1], CultureInfo.InvariantCulture) : defaultValue;
    }
}
