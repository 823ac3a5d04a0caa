using System.Text.RegularExpressions;

namespace Tenantry.Architecture.Tests;

/// <summary>Inside a project, folders stand on floors: a folder uses folders of lower floors only, and there is no circle.</summary>
public sealed partial class FloorTests
{
    // From the ground up. A folder that is not listed stands above all of them.
    private static readonly Dictionary<string, string[]> Floors = new(StringComparer.Ordinal)
    {
        ["Tenantry.Billing"] =
        [
            "Data Gateways", "Catalog Customers", "Subscriptions", "Invoicing Trials", "Payments", "Dunning",
            "Cancellations Credits Discounts Referrals", "Checkouts PlanChanges", "Overrides Provider PriceMigrations",
        ],
        ["Tenantry.Platform"] =
        [
            "Hosting Users Tenants", "Connections Permissions", "Signals", "Data", "Work", "Outbox Audit Settings Security Emails", "Jobs",
        ],
    };

    public static TheoryData<string> Projects => [.. Repository.Packages.Select(package => package.Name)];

    public static TheoryData<string> Stacked => [.. Floors.Keys];

    // Red: move the type that the arrow is about to the lower folder, or let the upper folder implement an interface of the lower one.
    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_UseEachOtherInNoCircle(string name)
    {
        var arrows = Arrows(name);
        var circle = arrows.Where(arrow => Reaches(arrows, arrow.To, arrow.From)).Select(arrow => arrow.ToString());
        circle.ShouldBeEmpty($"folders of {name} use each other in a circle");
    }

    [Theory]
    [MemberData(nameof(Stacked))]
    public void Folder_UsesFoldersOfLowerFloorsOnly(string name)
    {
        var floors = Floors[name].SelectMany((folders, floor) => folders.Split(' ').Select(folder => (folder, floor)))
            .ToDictionary(pair => pair.folder, pair => pair.floor, StringComparer.Ordinal);
        var wrong = Arrows(name).Where(arrow => floors.GetValueOrDefault(arrow.To, int.MaxValue) >= floors.GetValueOrDefault(arrow.From, int.MaxValue));
        wrong.Select(arrow => arrow.ToString()).ShouldBeEmpty($"{name} has arrows that do not point down");
        floors.Keys.Where(folder => !Directory.Exists(Path.Combine(FolderOf(name), folder))).ShouldBeEmpty("folders that are gone");
    }

    private static string FolderOf(string name) => Repository.Packages.Single(package => package.Name == name).Folder;

    // The root of a project is its roof: it uses every folder, and what stands in it (options, permissions) every folder may use.
    private static HashSet<Arrow> Arrows(string name)
    {
        var root = FolderOf(name);
        var folders = Directory.GetDirectories(root).Select(Path.GetFileName).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var arrows = new HashSet<Arrow>();
        foreach (var file in Repository.SourcesOf(root))
        {
            if (Path.GetRelativePath(root, file).Replace('\\', '/').Split('/') is not [var from, _, ..])
            {
                continue;
            }

            foreach (var used in Using().Matches(File.ReadAllText(file)).Select(match => match.Groups["namespace"].Value))
            {
                if (used.StartsWith(name + ".", StringComparison.Ordinal) && used[(name.Length + 1)..].Split('.')[0] is var to && to != from && folders.Contains(to))
                {
                    arrows.Add(new Arrow(from, to) { File = Repository.Relative(file) });
                }
            }
        }

        return arrows;
    }

    private static bool Reaches(IReadOnlyCollection<Arrow> arrows, string from, string target)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([from]));
        while (open.TryPop(out var folder))
        {
            if (folder == target)
            {
                return true;
            }

            if (seen.Add(folder))
            {
                arrows.Where(arrow => arrow.From == folder).ToList().ForEach(arrow => open.Push(arrow.To));
            }
        }

        return false;
    }

    [GeneratedRegex(@"^@?using (static )?(\w+ = )?(?<namespace>[\w.]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Using();

    private sealed record Arrow(string From, string To)
    {
        public string File { get; init; } = "";

        public bool Equals(Arrow? other) => other is not null && (From, To) == (other.From, other.To);

        public override int GetHashCode() => HashCode.Combine(From, To);

        public override string ToString() => $"{From} uses {To}: {File}";
    }
}
