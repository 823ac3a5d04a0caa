using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Content.Products;

namespace Tenantry.Content.Contents;

/// <summary>The content of every product that is described in code, read once. A mistake in a file stops start-up.</summary>
internal sealed class Library
{
    private readonly ImmutableDictionary<string, ProductContent> _products;

    public Library(IEnumerable<ProductDescription> described, ContentOptions options)
    {
        var mistakes = new List<ContentMistake>();
        _products = described.Select(product => Read(product, options.ContentRoot, mistakes)).ToImmutableDictionary(product => product.Key, StringComparer.Ordinal);
        if (mistakes.Count > 0)
        {
            throw new ContentException(mistakes);
        }
    }

    public IEnumerable<ProductContent> Products => _products.Values;

    public ProductContent? Find(string product) => _products.GetValueOrDefault(product);

    private static ProductContent Read(ProductDescription product, string root, List<ContentMistake> mistakes)
    {
        var content = new ProductContent(product.Key, product.Name);
        return product.Parts.GetValueOrDefault(typeof(LessonPlan)) is LessonPlan plan ? Fill(content, plan, root, mistakes) : content;
    }

    private static ProductContent Fill(ProductContent product, LessonPlan plan, string root, List<ContentMistake> mistakes)
    {
        var folder = Path.GetFullPath(Path.Combine(root, plan.Folder));
        if (!Directory.Exists(folder))
        {
            mistakes.Add(new ContentMistake(
                folder, 0, $"There is no such folder; product '{product.Key}' takes its lessons from it. Make it, or set Tenantry:Content:ContentRoot."));
            return product;
        }

        var before = mistakes.Count;
        var all = Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal)
            .Select(path => ContentFile.Read($"{plan.Folder}/{Path.GetFileName(path)}", Path.GetFileNameWithoutExtension(path), File.ReadAllText(path), mistakes))
            .OfType<ContentItem>().ToLookup(content => content.Kind);
        var lessons = all[ContentKind.Lesson].OrderBy(lesson => lesson.Number).ToImmutableArray();
        var projects = all[ContentKind.Project].OrderBy(project => project.Number).ToImmutableArray();
        // Where a file could not be read, its number seems to be missing; that would be a second mistake for one.
        if (mistakes.Count == before)
        {
            CheckNumbers(plan.Folder, lessons, mistakes);
            CheckNumbers(plan.Folder, projects, mistakes);
            CheckOne(plan.Folder, all[ContentKind.Community], mistakes);
        }

        return product with
        {
            Every = plan.Every,
            Lessons = lessons,
            Projects = projects,
            Community = all[ContentKind.Community].FirstOrDefault(),
        };
    }

    private static void CheckNumbers(string folder, ImmutableArray<ContentItem> contents, List<ContentMistake> mistakes)
    {
        foreach (var (content, expected) in contents.Select((content, index) => (content, index + 1)))
        {
            if (content.Number != expected)
            {
                mistakes.Add(new ContentMistake(
                    $"{folder}/{content.Number:00}-{content.Slug}.md", 1,
                    $"{content.Kind}s are numbered from 1 without a gap, and no number twice. This one should be {expected:00}."));
                return;
            }
        }
    }

    private static void CheckOne(string folder, IEnumerable<ContentItem> communities, List<ContentMistake> mistakes) => mistakes.AddRange(
        communities.Skip(1).Select(second => new ContentMistake($"{folder}/{second.Slug}.md", 1, "A product has one community. Put this text into the other file.")));
}

/// <summary>Content that cannot be served. The message lists every mistake with its file and line.</summary>
internal sealed class ContentException(IReadOnlyList<ContentMistake> mistakes)
    : Exception($"{mistakes.Count} {(mistakes.Count == 1 ? "mistake" : "mistakes")} in the content:\n{string.Join('\n', mistakes)}");

/// <summary>Reads the library before anything else starts.</summary>
internal sealed class LibraryAtStart(Library library, ILogger<Library> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        logger.LibraryRead(
            library.Products.Count(),
            library.Products.Sum(product => product.Lessons.Length),
            library.Products.Sum(product => product.Projects.Length),
            library.Products.Count(product => product.Community is not null));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
