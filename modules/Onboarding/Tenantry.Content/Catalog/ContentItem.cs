using System.Collections.Immutable;

namespace Tenantry.Content.Catalog;

/// <summary>Specifies the kind of a content file.</summary>
internal enum ContentKind
{
    Lesson = 1,
    Project = 2,
    Community = 3,
}

/// <summary>Represents a parsed and rendered content file.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Number">The number of the lesson or project, from 1; zero for a community.</param>
/// <param name="Slug">The file name without number and extension.</param>
/// <param name="Title">The title.</param>
/// <param name="Html">The rendered text, without raw HTML and unsafe links.</param>
internal sealed record ContentItem(ContentKind Kind, int Number, string Slug, string Title, string Html)
{
    public string Summary { get; init; } = "";

    public int? Minutes { get; init; }

    /// <summary>Gets the URL of the video.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>Gets the number of the lesson that unlocks the project.</summary>
    public int UnlockedByLesson { get; init; } = 1;

    /// <summary>Gets the URL where the community meets.</summary>
    public string? JoinUrl { get; init; }

    /// <summary>Gets the resources of a lesson or the templates of a project.</summary>
    public ImmutableArray<ContentLink> Links { get; init; } = [];

    /// <summary>Gets the events of a community, one line each.</summary>
    public ImmutableArray<string> Events { get; init; } = [];
}

/// <summary>Represents a link to a resource or template.</summary>
internal sealed record ContentLink(string Label, string Href);

/// <summary>Represents an error in a content file, with its position and how to fix it.</summary>
internal sealed record ContentError(string File, int Line, string Message)
{
    public override string ToString() => $"{File}({Line}): {Message}";
}
