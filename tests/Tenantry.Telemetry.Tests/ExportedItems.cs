using System.Collections;

namespace Tenantry.Telemetry.Tests;

/// <summary>Represents the items that an in-memory exporter received. They can be read while more items arrive.</summary>
internal sealed class ExportedItems<T> : ICollection<T>
    where T : class
{
    private readonly Lock _lock = new();
    private readonly List<T> _items = [];

    public IReadOnlyList<T> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _items];
            }
        }
    }

    public int Count => All.Count;

    public bool IsReadOnly => false;

    /// <summary>Gets all items if there is an item for each condition; otherwise, <see langword="null"/>.</summary>
    public IReadOnlyList<T>? Find(params Func<T, bool>[] conditions) => All is var all
        && Array.TrueForAll(conditions, condition => all.Any(condition)) ? all : null;

    public void Add(T item)
    {
        lock (_lock)
        {
            _items.Add(item);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _items.Clear();
        }
    }

    public bool Contains(T item) => All.Contains(item);

    public void CopyTo(T[] array, int arrayIndex) => All.ToArray().CopyTo(array, arrayIndex);

    public bool Remove(T item)
    {
        lock (_lock)
        {
            return _items.Remove(item);
        }
    }

    public IEnumerator<T> GetEnumerator() => All.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
