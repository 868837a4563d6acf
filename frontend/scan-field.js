// The browser's half of the till's scan field: see ScanField.java.

const KEYS = ['ArrowUp', 'ArrowDown', 'Escape'];
const OPENING = ['F2', 'F3', 'F4', 'F9'];
const PATIENCE = 3000;

const beep = () => {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.type = 'square';
    tone.frequency.value = 220;
    volume.gain.value = 0.08;
    tone.connect(volume).connect(context.destination);
    tone.onended = () => context.close();
    tone.start();
    tone.stop(context.currentTime + 0.25);
};

/** Puts a text back unless the next scan is on its way already. */
const restore = (field, text) => {
    if (field.value === '') {
        field.value = text;
        field.returned = text;
        field.focus();
        field.inputElement.select();
        return true;
    }
    return false;
};

const isPlain = (event) => !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing);

const listen = (field) => {
    field.addEventListener(
        'keydown',
        (event) => {
            if (!isPlain(event)) {
                return;
            }
            if (event.key === 'Enter') {
                const text = field.value;
                const choosing = text !== '' && text === field.offered;
                event.preventDefault();
                event.stopPropagation();
                field.value = '';
                field.offered = null;
                field.dispatchEvent(new CustomEvent('scan', { detail: { text, choosing } }));
            } else if (KEYS.includes(event.key) || (event.key === 'Delete' && field.value === '')) {
                event.preventDefault();
                field.dispatchEvent(new CustomEvent('scan-key', { detail: { key: event.key } }));
            }
        },
        { capture: true }
    );
};

/** Types what was held back into the field that was opened meanwhile. */
const replay = (input, keys) => {
    const text = keys.filter((key) => key !== 'Enter').join('');
    if (text !== '') {
        input.value = text;
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: text }));
        input.dispatchEvent(new Event('change', { bubbles: true }));
    }
    if (keys.includes('Enter')) {
        input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, composed: true }));
    }
};

/** Keys that follow a function key belong to the field that the server is about to open: they wait until it has the focus. */
const hold = (field) => {
    let held = null;
    const release = () => {
        const keys = held;
        held = null;
        return keys ?? [];
    };
    field.addEventListener(
        'keydown',
        (event) => {
            if (OPENING.includes(event.key)) {
                const mine = [];
                held = mine;
                setTimeout(() => held === mine && (field.value += release().filter((key) => key !== 'Enter').join('')), PATIENCE);
            } else if (held && isPlain(event) && (event.key.length === 1 || event.key === 'Enter')) {
                event.preventDefault();
                event.stopImmediatePropagation();
                held.push(event.key);
            }
        },
        { capture: true }
    );
    document.addEventListener('focusin', function moved(event) {
        if (!field.isConnected) {
            document.removeEventListener('focusin', moved);
        } else if (event.target.matches('input') && !field.contains(event.target)) {
            const keys = release();
            setTimeout(() => replay(event.target, keys));
        }
    });
};

/** What is typed while nothing else takes it goes to the scan field; so does the focus after a click, where there is a mouse. */
const attract = (field) => {
    const till = field.closest('.till');
    const typed = (event) => {
        if (!field.isConnected) {
            document.removeEventListener('keydown', typed, true);
            return;
        }
        const active = document.activeElement;
        const isFree = active === document.body || (till.contains(active) && !active.matches('input, textarea'));
        if (isFree && isPlain(event) && event.key.length === 1 && event.key !== ' ') {
            field.focus();
        }
    };
    document.addEventListener('keydown', typed, true);
    if (matchMedia('(pointer: fine)').matches) {
        till.addEventListener('click', (event) => {
            if (!event.target.closest('vaadin-combo-box, vaadin-text-field, vaadin-button, a')) {
                field.focus();
            }
        });
    }
};

window.Inventario = window.Inventario ?? {};
window.Inventario.scanField = {
    start(field) {
        hold(field);
        listen(field);
        attract(field);
    },
    offer(field, text) {
        field.offered = restore(field, text) ? text : null;
    },
    refuse(field, text) {
        field.offered = null;
        restore(field, text);
        beep();
    },
    forget(field) {
        if (field.value === field.returned) {
            field.value = '';
        }
        field.offered = null;
    },
};
