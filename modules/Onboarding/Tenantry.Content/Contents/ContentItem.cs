using System.Collections.Immutable;

namespace Tenantry.Content.Contents;

/// <summary>What a file of a product's folder is.</summary>
internal enum ContentKind
{
    Lesson = 1,
    Project = 2,
    Community = 3,
}

/// <summary>A file of a product's folder, read and rendered.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">A lesson's number, from 1; a project's place; zero for a community.</param>
/// <param name="Slug">The file's name without number and ending.</param>
/// <param name="Title">Its title.</param>
/// <param name="Html">Its text, free of raw HTML and of unsafe links.</param>
internal sealed record ContentItem(ContentKind Kind, int Number, string Slug, string Title, string Html)
{
    public string Summary { get; init; } = "";

    public int? Minutes { get; init; }

    /// <summary>Gets the address of a video.</summary>
    public string? Video { get; init; }

    /// <summary>Gets the number of the lesson with which a project opens.</summary>
    public int Opens { get; init; } = 1;

    /// <summary>Gets the address where a community meets.</summary>
    public string? Join { get; init; }

    /// <summary>Gets a lesson's resources, or a project's templates.</summary>
    public ImmutableArray<ContentLink> Links { get; init; } = [];

    /// <summary>Gets a community's events, each a line.</summary>
    public ImmutableArray<string> Events { get; init; } = [];
}

/// <summary>A resource or template.</summary>
internal sealed record ContentLink(string Label, string Href);

/// <summary>A mistake in a file: where it is, and what would be right.</summary>
internal sealed record ContentMistake(string File, int Line, string Message)
{
    public override string ToString() => $"{File}({Line}): {Message}";
}
