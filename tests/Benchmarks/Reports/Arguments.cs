using System.Globalization;

namespace Tenantry.Benchmarks.Reports;

/// <summary>What stands after the command: <c>--name number</c>.</summary>
internal sealed class Arguments(string[] args)
{
    public int Number(string name, int otherwise)
    {
        var at = Array.IndexOf(args, "--" + name);
        return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
