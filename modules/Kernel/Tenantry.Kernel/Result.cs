using System.Diagnostics.CodeAnalysis;

namespace Tenantry.Kernel;

/// <summary>Represents the result of an operation that returns nothing and can be refused.</summary>
public readonly record struct Result
{
    private Result(Problem? problem) => Problem = problem;

    /// <summary>Gets a successful result.</summary>
    public static Result Success { get; }

    /// <summary>Gets the problem, or <see langword="null"/> if the operation succeeded.</summary>
    public Problem? Problem { get; }

    /// <summary>Gets a value indicating whether the operation was refused.</summary>
    [MemberNotNullWhen(true, nameof(Problem))]
    public bool IsProblem => Problem is not null;

    /// <summary>Converts a problem to a result.</summary>
    /// <param name="problem">The problem.</param>
    public static implicit operator Result(Problem problem) => new(problem);
}

/// <summary>
/// Represents the result of an operation that returns a value and can be refused: a value or a <see cref="Kernel.Problem"/>.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Result<T>
    where T : notnull
{
    private Result(T? value, Problem? problem)
    {
        Value = value;
        Problem = problem;
    }

    /// <summary>Gets the value, or the default if the operation was refused.</summary>
    public T? Value { get; }

    /// <summary>Gets the problem, or <see langword="null"/> if the operation succeeded.</summary>
    public Problem? Problem { get; }

    /// <summary>Gets a value indicating whether the operation was refused.</summary>
    [MemberNotNullWhen(true, nameof(Problem))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsProblem => Problem is not null;

    /// <summary>Converts a value to a successful result.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Converts a problem to a result.</summary>
    /// <param name="problem">The problem.</param>
    public static implicit operator Result<T>(Problem problem) => new(default, problem);
}
