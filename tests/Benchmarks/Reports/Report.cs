using System.Text;

namespace Tenantry.Benchmarks.Reports;

/// <summary>
/// Represents the result of a benchmark as a Markdown file that is committed: the setup, the results, the machine and how to reproduce it.
/// </summary>
internal sealed class Report(string name, string title, string command)
{
    private readonly StringBuilder _text = new StringBuilder().AppendLine($"# {title}").AppendLine();

    public bool Failed { get; set; }

    public Report AppendLine(FormattableString line)
    {
        var text = FormattableString.Invariant(line);
        Console.WriteLine(text);
        _text.AppendLine(text);
        return this;
    }

    public async Task WriteAsync()
    {
        _text.AppendLine().AppendLine("## Machine").AppendLine().AppendLine(await Machine.DescribeAsync())
            .AppendLine().AppendLine("## Reproduce").AppendLine().AppendLine("```")
            .AppendLine($"dotnet run --project tests/Benchmarks -c Release -- {command}").AppendLine("```");
        var folder = Path.Combine(Root(), "tests", "Benchmarks", "results");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".md"), _text.ToString());
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tenantry.slnx")))
            {
                return folder.FullName;
            }
        }

        return Environment.CurrentDirectory;
    }
}
