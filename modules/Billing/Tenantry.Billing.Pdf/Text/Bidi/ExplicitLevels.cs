namespace Tenantry.Billing.Pdf.Text.Bidi;

/// <summary>Resolves explicit levels and directions (X1-X8).</summary>
internal static class ExplicitLevels
{
    private const int MaxDepth = 125;

    /// <summary>Resolves the explicit levels and applies overrides to the types.</summary>
    public static byte[] Resolve(BidiClass[] types, Isolates isolates, byte baseLevel)
    {
        var levels = new byte[types.Length];
        var state = new DirectionalStatus(baseLevel);
        for (var at = 0; at < types.Length; at++)
        {
            var type = types[at];
            levels[at] = state.Level;
            switch (type)
            {
                case BidiClass.RLE or BidiClass.RLO or BidiClass.LRE or BidiClass.LRO:
                    state.PushEmbedding(type);
                    break;
                case BidiClass.RLI or BidiClass.LRI or BidiClass.FSI:
                    types[at] = state.Override ?? type;
                    state.PushIsolate(type == BidiClass.FSI ? isolates.ContentLevel(at) == 1 : type == BidiClass.RLI);
                    break;
                case BidiClass.PDI:
                    state.PopIsolate();
                    levels[at] = state.Level;
                    types[at] = state.Override ?? type;
                    break;
                case BidiClass.PDF:
                    state.PopEmbedding();
                    break;
                case BidiClass.B:
                    state = new DirectionalStatus(baseLevel);
                    levels[at] = baseLevel;
                    break;
                case BidiClass.BN:
                    break;
                default:
                    types[at] = state.Override ?? type;
                    break;
            }
        }

        return levels;
    }

    /// <summary>Represents the directional status stack with its overflow counters.</summary>
    private sealed class DirectionalStatus
    {
        private readonly Stack<(byte Level, BidiClass? Override, bool IsIsolate)> _stack = new();
        private int _overflowIsolates;
        private int _overflowEmbeddings;
        private int _validIsolates;

        public DirectionalStatus(byte baseLevel) => _stack.Push((baseLevel, null, false));

        public byte Level => _stack.Peek().Level;

        public BidiClass? Override => _stack.Peek().Override;

        public void PushEmbedding(BidiClass type)
        {
            var level = Next(type is BidiClass.RLE or BidiClass.RLO);
            if (level <= MaxDepth && _overflowIsolates == 0 && _overflowEmbeddings == 0)
            {
                _stack.Push(((byte)level, type switch { BidiClass.RLO => BidiClass.R, BidiClass.LRO => BidiClass.L, _ => null }, false));
            }
            else if (_overflowIsolates == 0)
            {
                _overflowEmbeddings++;
            }
        }

        public void PushIsolate(bool rightToLeft)
        {
            var level = Next(rightToLeft);
            if (level <= MaxDepth && _overflowIsolates == 0 && _overflowEmbeddings == 0)
            {
                _validIsolates++;
                _stack.Push(((byte)level, null, true));
            }
            else
            {
                _overflowIsolates++;
            }
        }

        public void PopIsolate()
        {
            if (_overflowIsolates > 0)
            {
                _overflowIsolates--;
            }
            else if (_validIsolates > 0)
            {
                _overflowEmbeddings = 0;
                while (!_stack.Pop().IsIsolate)
                {
                }

                _validIsolates--;
            }
        }

        public void PopEmbedding()
        {
            if (_overflowIsolates > 0)
            {
                return;
            }

            if (_overflowEmbeddings > 0)
            {
                _overflowEmbeddings--;
            }
            else if (!_stack.Peek().IsIsolate && _stack.Count > 1)
            {
                _stack.Pop();
            }
        }

        private int Next(bool rightToLeft) => rightToLeft ? (Level + 1) | 1 : (Level + 2) & ~1;
    }
}
