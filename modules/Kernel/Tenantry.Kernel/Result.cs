using System.Diagnostics.CodeAnalysis;

namespace Tenantry.Kernel;

/// <summary>The outcome of something that may be refused and has nothing to return.</summary>
public readonly record struct Result
{
    private Result(Problem? problem) => Problem = problem;

    /// <summary>Gets the outcome of something done.</summary>
    public static Result Done { get; }

    /// <summary>Gets the refusal, or <see langword="null"/>.</summary>
    public Problem? Problem { get; }

    /// <summary>Gets a value indicating whether it was refused.</summary>
    [MemberNotNullWhen(true, nameof(Problem))]
    public bool IsProblem => Problem is not null;

    /// <summary>Makes a refusal.</summary>
    /// <param name="problem">Why.</param>
    public static implicit operator Result(Problem problem) => new(problem);
}

/// <summary>The outcome of something that may be refused: a value or a <see cref="Kernel.Problem"/>, and the compiler knows which.</summary>
/// <typeparam name="T">What comes back when it is not refused.</typeparam>
public readonly record struct Result<T>
    where T : notnull
{
    private Result(T? value, Problem? problem)
    {
        Value = value;
        Problem = problem;
    }

    /// <summary>Gets the value, or the default where it was refused.</summary>
    public T? Value { get; }

    /// <summary>Gets the refusal, or <see langword="null"/>.</summary>
    public Problem? Problem { get; }

    /// <summary>Gets a value indicating whether it was refused.</summary>
    [MemberNotNullWhen(true, nameof(Problem))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsProblem => Problem is not null;

    /// <summary>Makes a success.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Makes a refusal.</summary>
    /// <param name="problem">Why.</param>
    public static implicit operator Result<T>(Problem problem) => new(default, problem);
}
