// The browser's half of the till's scan field: see ScanField.java.

const KEYS = ['ArrowUp', 'ArrowDown', 'Escape'];

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
