using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Content.Products;

namespace Tenantry.Content.Catalog;

/// <summary>
/// Loads the content of all products that are described in code, once. An error in a file prevents the start of the application.
/// </summary>
internal sealed class ContentLibrary
{
    private readonly ImmutableDictionary<string, ProductContent> _products;

    public ContentLibrary(IEnumerable<ProductDescription> descriptions, ContentOptions options)
    {
        var errors = new List<ContentError>();
        _products = descriptions.Select(product => Read(product, options.ContentRoot, errors))
            .ToImmutableDictionary(product => product.Key, StringComparer.Ordinal);
        if (errors.Count > 0)
        {
            throw new ContentException(errors);
        }
    }

    public IEnumerable<ProductContent> Products => _products.Values;

    public ProductContent? Find(string product) => _products.GetValueOrDefault(product);

    private static ProductContent Read(ProductDescription product, string root, List<ContentError> errors)
    {
        var content = new ProductContent(product.Key, product.Name);
        return product.Parts.GetValueOrDefault(typeof(DripSchedule)) is DripSchedule plan ? Fill(content, plan, root, errors) : content;
    }

    private static ProductContent Fill(ProductContent product, DripSchedule plan, string root, List<ContentError> errors)
    {
        var folder = Path.GetFullPath(Path.Combine(root, plan.Folder));
        if (!Directory.Exists(folder))
        {
            errors.Add(new ContentError(
                folder, 0,
                $"The content folder of product '{product.Key}' does not exist. Create it, or set Tenantry:Content:ContentRoot."));
            return product;
        }

        var previousErrors = errors.Count;
        var byKind = Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal)
            .Select(path => ContentFile.Parse($"{plan.Folder}/{Path.GetFileName(path)}", Path.GetFileNameWithoutExtension(path),
                File.ReadAllText(path), errors))
            .OfType<ContentItem>().ToLookup(content => content.Kind);
        var lessons = byKind[ContentKind.Lesson].OrderBy(lesson => lesson.Number).ToImmutableArray();
        var projects = byKind[ContentKind.Project].OrderBy(project => project.Number).ToImmutableArray();
        // If a file could not be parsed, its number would also be reported as missing: two errors for one cause.
        if (errors.Count == previousErrors)
        {
            CheckNumbers(plan.Folder, lessons, errors);
            CheckNumbers(plan.Folder, projects, errors);
            CheckOne(plan.Folder, byKind[ContentKind.Community], errors);
        }

        return product with
        {
            LessonInterval = plan.Interval,
            Lessons = lessons,
            Projects = projects,
            Community = byKind[ContentKind.Community].FirstOrDefault(),
        };
    }

    private static void CheckNumbers(string folder, ImmutableArray<ContentItem> contents, List<ContentError> errors)
    {
        foreach (var (content, expected) in contents.Select((content, index) => (content, index + 1)))
        {
            if (content.Number != expected)
            {
                errors.Add(new ContentError(
                    $"{folder}/{content.Number:00}-{content.Slug}.md", 1,
                    $"{content.Kind}s must be numbered from 1 without gaps or duplicates. This one should be {expected:00}."));
                return;
            }
        }
    }

    private static void CheckOne(string folder, IEnumerable<ContentItem> communities, List<ContentError> errors) => errors.AddRange(
        communities.Skip(1).Select(second => new ContentError($"{folder}/{second.Slug}.md", 1,
            "A product can have only one community. Merge this text into the other file.")));
}

/// <summary>The exception that is thrown when content is invalid. The message lists every error with its file and line.</summary>
internal sealed class ContentException(IReadOnlyList<ContentError> errors)
    : Exception($"{errors.Count} {(errors.Count == 1 ? "error" : "errors")} in the content:\n{string.Join('\n', errors)}");

/// <summary>Loads the content before other services start.</summary>
internal sealed class LoadContentOnStart(ContentLibrary catalog, ILogger<ContentLibrary> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        logger.ContentLoaded(
            catalog.Products.Count(),
            catalog.Products.Sum(product => product.Lessons.Length),
            catalog.Products.Sum(product => product.Projects.Length),
            catalog.Products.Count(product => product.Community is not null));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
