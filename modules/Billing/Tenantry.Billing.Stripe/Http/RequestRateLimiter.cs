namespace Tenantry.Billing.Stripe.Http;

/// <summary>
/// Limits the requests per second. Interactive requests are admitted first; background work leaves room for them, but gets at least every
/// tenth place while both wait.
/// </summary>
internal sealed class RequestRateLimiter : IDisposable
{
    private const int InteractiveInARow = 9;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly RequestRate _rate;
    private readonly double _backgroundShare;
    private readonly LinkedList<Waiter> _interactive = new();
    private readonly LinkedList<Waiter> _background = new();

    // The requests admitted within the last second, the oldest first.
    private readonly Queue<(long At, bool IsBackground)> _admitted = new();
    private int _backgroundAdmitted;
    private long _total;
    private int _interactiveInARow;

    public RequestRateLimiter(StripeOptions options, TimeProvider clock)
    {
        _clock = clock;
        _rate = new RequestRate(options.EffectiveRate, clock);
        _backgroundShare = options.BackgroundShare;
        _timer = clock.CreateTimer(_ => Admit(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets the number of waiting requests.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _interactive.Count + _background.Count;
            }
        }
    }

    /// <summary>Gets the number of requests admitted so far.</summary>
    public long Admitted
    {
        get
        {
            lock (_gate)
            {
                return _total;
            }
        }
    }

    /// <summary>Waits until the request is admitted. A canceled wait takes no place.</summary>
    public async Task WaitAsync(bool isBackground, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(isBackground);
        lock (_gate)
        {
            QueueOf(waiter).AddLast(waiter.Node);
            AdmitLocked();
        }

        await using var canceled = cancellationToken.Register(() => Remove(waiter, cancellationToken));
        await waiter.Admitted.Task;
    }

    /// <summary>Halves the rate, at most once per second.</summary>
    /// <returns>The new rate; <see langword="null"/> if it was halved within the last second.</returns>
    public int? SlowDown()
    {
        lock (_gate)
        {
            return _rate.Halve();
        }
    }

    public void Dispose() => _timer.Dispose();

    private LinkedList<Waiter> QueueOf(Waiter waiter) => waiter.IsBackground ? _background : _interactive;

    private void Remove(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (waiter.Admitted.TrySetCanceled(cancellationToken))
            {
                QueueOf(waiter).Remove(waiter.Node);
            }
        }
    }

    private void Admit()
    {
        lock (_gate)
        {
            AdmitLocked();
        }
    }

    private void AdmitLocked()
    {
        Forget();
        var limit = _rate.Current();
        while (_admitted.Count < limit && Next(limit) is { } queue)
        {
            var waiter = queue.First!.Value;
            queue.RemoveFirst();
            _interactiveInARow = waiter.IsBackground ? 0 : _interactiveInARow + 1;
            _backgroundAdmitted += waiter.IsBackground ? 1 : 0;
            _admitted.Enqueue((_clock.GetTimestamp(), waiter.IsBackground));
            _total++;
            waiter.Admitted.SetResult();
        }

        if (_interactive.Count + _background.Count > 0 && _admitted.TryPeek(out var oldest))
        {
            // One millisecond longer than needed: a timer that fires early would find the window still full.
            var wait = Window - _clock.GetElapsedTime(oldest.At) + TimeSpan.FromMilliseconds(1);
            _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private LinkedList<Waiter>? Next(int limit)
    {
        if (_interactive.Count > 0 && (_background.Count == 0 || _interactiveInARow < InteractiveInARow))
        {
            return _interactive;
        }

        var share = Math.Max(1, (int)(limit * _backgroundShare));
        return _background.Count > 0 && (_interactive.Count > 0 || _backgroundAdmitted < share) ? _background : null;
    }

    private void Forget()
    {
        while (_admitted.TryPeek(out var oldest) && _clock.GetElapsedTime(oldest.At) >= Window)
        {
            _admitted.Dequeue();
            _backgroundAdmitted -= oldest.IsBackground ? 1 : 0;
        }
    }

    private sealed class Waiter
    {
        public Waiter(bool isBackground) => (IsBackground, Node) = (isBackground, new LinkedListNode<Waiter>(this));

        public bool IsBackground { get; }

        public LinkedListNode<Waiter> Node { get; }

        // Continuations run asynchronously: otherwise they would run within the lock.
        public TaskCompletionSource Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
