using System.Text.RegularExpressions;

namespace Tenantry.Architecture.Tests;

/// <summary>Verifies the layers of folders inside a project: a folder uses only folders of lower layers, and there are no cycles.</summary>
public sealed partial class LayerTests
{
    // From the lowest layer up. A folder that is not listed is above all of them.
    private static readonly Dictionary<string, string[]> Layers = new(StringComparer.Ordinal)
    {
        ["Tenantry.Billing"] =
        [
            "Data Gateways", "Catalog Customers", "Subscriptions", "Invoicing Trials", "Payments", "Dunning",
            "Cancellations Credits Discounts Referrals", "Checkouts PlanChanges", "Overrides Provider PriceMigrations",
        ],
        ["Tenantry.Platform"] =
        [
            "Hosting Users Tenants Problems", "Connections Permissions", "Loops", "Backplane", "Data", "Work",
            "Outbox Audit Settings Security Emails", "Jobs", "Web",
        ],
    };

    public static TheoryData<string> Projects => [.. Repository.Packages.Select(package => package.Name)];

    public static TheoryData<string> LayeredProjects => [.. Layers.Keys];

    // To fix a failure, move the type that the dependency is about to the lower folder, or let the upper folder implement an interface of
    // the lower one.
    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_HaveNoCyclicDependencies(string name)
    {
        var dependencies = Dependencies(name);
        var cyclic = dependencies.Where(dependency => Reaches(dependencies, dependency.To, dependency.From))
            .Select(dependency => dependency.ToString());
        cyclic.ShouldBeEmpty($"folders of {name} have cyclic dependencies");
    }

    [Theory]
    [MemberData(nameof(LayeredProjects))]
    public void Folder_UsesOnlyFoldersOfLowerLayers(string name)
    {
        var layers = Layers[name].SelectMany((folders, layer) => folders.Split(' ').Select(folder => (folder, layer)))
            .ToDictionary(pair => pair.folder, pair => pair.layer, StringComparer.Ordinal);
        var violations = Dependencies(name).Where(
            dependency => layers.GetValueOrDefault(dependency.To, int.MaxValue) >= layers.GetValueOrDefault(dependency.From, int.MaxValue));
        violations.Select(dependency => dependency.ToString()).ShouldBeEmpty($"{name} has dependencies that do not point to a lower layer");
        layers.Keys.Where(folder => !Directory.Exists(Path.Combine(FolderOf(name), folder))).ShouldBeEmpty("folders that no longer exist");
    }

    private static string FolderOf(string name) => Repository.Packages.Single(package => package.Name == name).Folder;

    // The root of a project is excluded: it uses every folder, and every folder can use its types (options, permissions).
    private static HashSet<Dependency> Dependencies(string name)
    {
        var root = FolderOf(name);
        var folders = Directory.GetDirectories(root).Select(Path.GetFileName).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var dependencies = new HashSet<Dependency>();
        foreach (var file in Repository.SourcesOf(root))
        {
            if (Path.GetRelativePath(root, file).Replace('\\', '/').Split('/') is not [var from, _, ..])
            {
                continue;
            }

            foreach (var used in Using().Matches(File.ReadAllText(file)).Select(match => match.Groups["namespace"].Value))
            {
                if (used.StartsWith(name + ".", StringComparison.Ordinal) && used[(name.Length + 1)..].Split('.')[0] is var to
                    && to != from && folders.Contains(to))
                {
                    dependencies.Add(new Dependency(from, to) { File = Repository.Relative(file) });
                }
            }
        }

        return dependencies;
    }

    private static bool Reaches(IReadOnlyCollection<Dependency> dependencies, string from, string target)
    {
        var (visited, pending) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([from]));
        while (pending.TryPop(out var folder))
        {
            if (folder == target)
            {
                return true;
            }

            if (visited.Add(folder))
            {
                dependencies.Where(dependency => dependency.From == folder).ToList().ForEach(dependency => pending.Push(dependency.To));
            }
        }

        return false;
    }

    [GeneratedRegex(@"^@?using (static )?(\w+ = )?(?<namespace>[\w.]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Using();

    private sealed record Dependency(string From, string To)
    {
        public string File { get; init; } = "";

        public bool Equals(Dependency? other) => other is not null && (From, To) == (other.From, other.To);

        public override int GetHashCode() => HashCode.Combine(From, To);

        public override string ToString() => $"{From} uses {To}: {File}";
    }
}
